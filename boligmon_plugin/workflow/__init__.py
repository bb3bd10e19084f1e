"""The job from counts to areas in arrays, exploration and background runs: shared by processing and gui."""
