package io.github.mfa4j.codes;

import io.github.mfa4j.Purpose;

/** Whether a first factor was passed before: what is bounded for one kind is bounded on its own. */
enum PurposeKind {
    AFTER_FIRST_FACTOR("login"),
    ANONYMOUS("anonymous");

    private final String label;

    PurposeKind(String label) {
        this.label = label;
    }

    static PurposeKind of(Purpose purpose) {
        return purpose.anonymous() ? ANONYMOUS : AFTER_FIRST_FACTOR;
    }

    /** Whose budgets pay: an address that need not be the user's is a stranger's, or its owner's logins would pay for it. */
    static PurposeKind paying(Purpose purpose) {
        return purpose.provesAddress() ? ANONYMOUS : of(purpose);
    }

    /** The word for it in the names of registers. */
    String label() {
        return label;
    }
}
