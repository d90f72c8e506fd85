package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import java.time.Duration;
import java.time.InstantSource;

/** Alice's mailbox: whatever is sent appears on the screen. A real sender hands the message to a mail server. */
final class Mailbox implements Sender {

    private final InstantSource clock;
    private final Screen screen;
    private String lastCode = "";

    Mailbox(InstantSource clock, Screen screen) {
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void send(Message message) {
        if (message instanceof CodeMessage mail) {
            lastCode = mail.code().reveal();
            Duration left = Duration.between(clock.instant(), mail.expiresAt());
            screen.box(
                    "To: " + mail.address(),
                    "Subject: Your code for " + Shop.NAME,
                    "",
                    lastCode + " is your code to log in as " + mail.accountName() + ".",
                    "It works once, for " + Words.of(left) + ". Give it to nobody.");
        }
    }

    /** What Alice reads in her newest mail. */
    String lastCode() {
        return lastCode;
    }
}
