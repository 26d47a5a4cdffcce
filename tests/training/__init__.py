"""Scripts that train the weights of `converter/structure/weights` on our own texts."""
