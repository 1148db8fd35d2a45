"""The owner's side: costs, shortage, plates, and the dated line of crackdown and concession."""
