"""One mechanism a file, each with `MECHANISM`: what it does each week, the facts it rests on, and what is assumed."""
