package io.github.mfa4j.examples.auth.factors;

/**
 * A pending enrolment, shown this once. Prints nothing of it.
 *
 * @param success always true
 * @param enrolmentId names it when confirming
 * @param secret the secret in Base32, to type
 * @param uri the same for an authenticator app
 * @param qrCode the same as a picture: a data URI of a PNG
 */
record Enrolment(boolean success, String enrolmentId, String secret, String uri, String qrCode) {

    @Override
    public String toString() {
        return "Enrolment[hidden]";
    }
}
