"""The app in the browser: thin pages over :mod:`superday.loop`.  Knows no rule of the room and no score."""
