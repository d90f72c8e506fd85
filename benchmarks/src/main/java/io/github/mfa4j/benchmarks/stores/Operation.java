package io.github.mfa4j.benchmarks.stores;

/** What is measured, in the order of a round: a code that is verified was issued before. */
enum Operation {
    ISSUE("issue"),
    VERIFY("verify"),
    TOTP_VERIFY("totpVerify"),
    ISSUE_AND_VERIFY("issueAndVerify");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
