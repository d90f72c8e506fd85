package io.github.mfa4j.mail;

/** What {@link SmtpSender#test} found out. */
public sealed interface SmtpCheck {

    /** The server accepted the test message; look into the mailbox to see it. */
    record Accepted() implements SmtpCheck {}

    /**
     * The test message was not delivered, or at {@link SmtpStep#ACCEPTANCE} perhaps not.
     *
     * @param step where it failed
     * @param problem what is wrong and what to do, in one sentence; without the address and without the server's words
     */
    record Failed(SmtpStep step, String problem) implements SmtpCheck {}
}
