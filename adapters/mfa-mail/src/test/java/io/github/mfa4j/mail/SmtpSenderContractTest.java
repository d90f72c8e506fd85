package io.github.mfa4j.mail;

import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.testkit.contract.SenderContract;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every sender promises, over a connection that starts in clear and changes to TLS. */
class SmtpSenderContractTest extends SenderContract {

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Override
    protected Sender sender() {
        office.door().offerTls();
        return PostOffice.signedIn(office.startTls()).build();
    }

    @Override
    protected Sender refused() {
        office.door().answer("RCPT", "550 5.1.1 no such mailbox");
        return sender();
    }

    @Override
    protected Sender unreachable() {
        return office.plain().port(PostOffice.closedPort()).build();
    }

    @Override
    protected Sender brokenOff() {
        office.door().answer(".", FrontDoor.BREAK);
        return sender();
    }

    @Override
    protected String address(int number) {
        return "user" + number + "@example.com";
    }

    @Override
    protected List<Arrived> arrived() {
        return office.received().stream()
                .map(message ->
                        new Arrived(recipient(message), Parsed.of(message).all()))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError("a mail without a recipient", e);
        }
    }
}
