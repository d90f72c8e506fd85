package io.github.mfa4j.examples.auth.client;

/**
 * What a client application is answered where there is nothing else to tell.
 *
 * @param status {@code success} or {@code failure}
 * @param message the same for people
 */
record Answer(String status, String message) {

    static Answer success(String message) {
        return new Answer("success", message);
    }

    static Answer failure(String message) {
        return new Answer("failure", message);
    }
}
