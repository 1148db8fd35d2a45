"""Reports over what stages give: estimates and the model to one page each, with method, sources and limits."""
