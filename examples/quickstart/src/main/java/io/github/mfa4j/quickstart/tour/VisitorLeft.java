package io.github.mfa4j.quickstart.tour;

/** The visitor wants no more of it. */
final class VisitorLeft extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VisitorLeft() {
        super("the visitor left the tour");
    }
}
