"""The process around the loop: offers and applications.  Pure: no disk, no clock, no screens."""
