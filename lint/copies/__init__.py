"""When two texts are one: sketches, likeness, headlines and versions of a story."""
