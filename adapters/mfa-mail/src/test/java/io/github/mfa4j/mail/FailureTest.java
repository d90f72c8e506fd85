package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.testkit.LeakScan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure says about the mail: whether it certainly did not go out, whether to try again, and never what was in it. */
class FailureTest {

    private final PostOffice office = new PostOffice();
    /** Waits long enough for a server on a busy machine, and not long for one that will never answer. */
    private final SmtpSender sender =
            office.plain().readTimeout(Duration.ofSeconds(1)).build();

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # at     | the answer                 | certain | again | the sentence says
            greeting | 554 no service             | true    | true  | answered 554 to the connection
            greeting | silence                    | true    | true  | did not answer in time to the connection
            greeting | break                      | true    | true  | failed at the connection
            EHLO     | silence                    | true    | true  | did not answer in time to the connection
            EHLO     | 421 4.3.2 busy             | true    | true  | answered 421 4.3.2 to the connection
            EHLO     | 550 5.7.1 blocked          | true    | true  | answered 550 5.7.1 to the connection
            MAIL     | 550 5.7.1 not you          | true    | true  | answered 550 5.7.1 to the sender's address
            MAIL     | 421 closing                | true    | true  | answered 421 to the sender's address
            MAIL     | break                      | true    | true  | failed at the sender's address
            RCPT     | 550 5.1.1 no such user     | true    | false | answered 550 5.1.1 to the recipient's address
            RCPT     | 550 no such user           | true    | true  | answered 550 to the recipient's address
            RCPT     | 550 5.1.0 refused          | true    | true  | answered 550 5.1.0 to the recipient's address
            RCPT     | 550 5.1.8 no such domain   | true    | true  | answered 550 5.1.8 to the sender's address
            RCPT     | 553 5.1.7 what sender?     | true    | true  | answered 553 5.1.7 to the sender's address
            RCPT     | 556 5.1.10 null MX         | true    | false | answered 556 5.1.10 to the recipient's address
            RCPT     | 553 5.1.3 no mailbox       | true    | false | answered 553 5.1.3 to the recipient's address
            RCPT     | 521 no mail here           | true    | true  | answered 521 to the recipient's address
            RCPT     | 552 5.2.2 mailbox full     | true    | true  | answered 552 5.2.2 to the recipient's address
            RCPT     | 550 5.7.1 relaying denied  | true    | true  | answered 550 5.7.1 to the recipient's address
            RCPT     | 550 5.4.5 sent enough      | true    | true  | answered 550 5.4.5 to the recipient's address
            RCPT     | 450 4.2.0 greylisted       | true    | true  | answered 450 4.2.0 to the recipient's address
            RCPT     | silence                    | true    | true  | did not answer in time to the recipient's address
            RCPT     | break                      | true    | true  | failed at the recipient's address
            DATA     | 554 5.5.0 no               | true    | true  | answered 554 5.5.0 to the message
            DATA     | silence                    | true    | true  | did not answer in time to the message
            DATA     | break                      | true    | true  | failed at the message
            .        | 451 4.3.0 try again        | true    | true  | answered 451 4.3.0 to the end of the message
            .        | 554 5.7.1 407193 is spam   | true    | true  | answered 554 5.7.1 to the end of the message
            .        | 299 407193?                | false   | true  | failed at the end of the message
            .        | hm 407193                  | false   | true  | failed at the end of the message
            .        | silence                    | false   | true  | did not answer in time to the end of the message
            .        | break                      | false   | true  | failed at the end of the message
            """)
    void itIsToldByTheStep(String at, String answer, boolean certain, boolean again, String sentence) {
        office.door().answer(at, answer);
        DeliveryException failure = failureOf(MailSample.ADA);

        assertThat(failure).hasMessageContaining(sentence);
        assertThat(failure.certainlyNotAccepted()).isEqualTo(certain);
        assertThat(failure.retryable()).isEqualTo(again);
    }

    @ParameterizedTest
    @ValueSource(strings = {"421", "550"})
    void aRefusedGreetingIsNotTakenForAMissingOffer(String code) {
        office.door().answer("EHLO", code + " not you");
        DeliveryException failure = catchThrowableOfType(
                DeliveryException.class, () -> office.startTls().build().send(MailSample.code()));
        assertThat(failure).hasMessageContaining("answered " + code + " to the connection");
        assertThat(failure.certainlyNotAccepted()).isTrue();
    }

    @Test
    void aServerThatKnowsNoExtensionsIsGreetedInTheOldWay() {
        office.door().answer("EHLO", "500 what?");
        sender.send(MailSample.code());
        assertThat(office.received()).hasSize(1);
    }

    @Test
    void aFailureThatNobodyExpectedBeforeAnythingWasSentIsCertain() {
        DeliveryException failure = catchThrowableOfType(
                DeliveryException.class,
                () -> office.tls().sslContext(BrokenTls.context()).build().send(MailSample.code()));
        assertThat(failure)
                .hasMessageContaining("failed at the connection")
                .hasRootCauseInstanceOf(RuntimeException.class);
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(failure.retryable()).isTrue();
        assertThat(office.received()).isEmpty();
    }

    @Test
    void itIsForgottenOnceTheServerTakesMailAgain() {
        office.door().answer("RCPT", "450 later");
        failureOf(MailSample.ADA);
        office.door().relent();
        sender.send(MailSample.code());
        assertThat(office.received()).hasSize(1);
    }

    @Test
    void whatHappensAtTheFarewellDoesNotCount() {
        office.door().answer("QUIT", FrontDoor.SILENCE);
        sender.send(MailSample.code());
        assertThat(office.received()).hasSize(1);
    }

    @Test
    void aRefusalIsOneEvenIfTheServerIsSilentAfterwards() {
        office.door().answer(".", "554 5.7.1 no").answer("RSET", FrontDoor.SILENCE);
        DeliveryException failure = failureOf(MailSample.ADA);
        assertThat(failure).hasMessageContaining("answered 554 5.7.1 to the end of the message");
        assertThat(failure.certainlyNotAccepted()).isTrue();
    }

    @Test
    void aPortWithoutAServerIsNoConnection() {
        SmtpSender nobody = office.plain().port(PostOffice.closedPort()).build();
        DeliveryException failure = catchThrowableOfType(DeliveryException.class, () -> nobody.send(MailSample.code()));
        assertThat(failure).hasMessageContaining("failed at the connection");
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aBadAddressIsFinalAndNotRepeated() {
        DeliveryException failure = failureOf("mallory@example.com\r\nRCPT TO:<eve@example.com>");
        assertThat(failure).hasMessageStartingWith("the address is not one mailbox");
        assertThat(failure.certainlyNotAccepted()).isTrue();
        assertThat(failure.retryable()).isFalse();
        assertThat(office.door().heard()).isEmpty();
    }

    /** Fails with nothing of the code or the address in the exception and its causes. */
    private DeliveryException failureOf(String address) {
        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> sender.send(MailSample.codeTo(address)));
        assertThat(failure).isNotNull();
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        LeakScan scan = new LeakScan();
        scan.secret(MailSample.CODE);
        scan.secret(address);
        scan.secret("mallory");
        scan.requireNoneIn("the exception or its causes", trace.toString());
        return failure;
    }
}
