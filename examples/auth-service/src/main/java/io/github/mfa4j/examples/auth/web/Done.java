package io.github.mfa4j.examples.auth.web;

/**
 * The answer of a route with nothing else to tell.
 *
 * @param success always true
 * @param message what was done
 */
public record Done(boolean success, String message) {

    /**
     * Something was done.
     *
     * @param what the sentence that says what
     */
    public Done(String what) {
        this(true, what);
    }
}
