package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.testkit.LeakScan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of Twilio means: whether the message may have gone out, and whether to try again. */
class AnswerTest {

    private static final String PAGE = "<!DOCTYPE html><html><body><h1>+15550100000 835194</h1></body></html>";

    private final StubTwilio twilio = new StubTwilio();

    @AfterEach
    void stop() {
        twilio.close();
    }

    /** Codes from https://www.twilio.com/docs/api/errors. */
    @ParameterizedTest
    @CsvSource({
        "400, 21211, true, false", // invalid number
        "400, 21614, true, false", // no mobile number
        "400, 21408, true, true", // region not permitted
        "400, 21606, true, true", // not a sender of this account
        "400, 21610, true, true", // the receiver has answered STOP to this sender
        "401, 20003, true, true", // authentication
        "403, 20403, true, true",
        "404, 20404, true, true", // no such account
        "429, 20429, true, true", // too many requests
        "500, 20500, false, true",
        "503, 20503, false, true",
    })
    void anErrorIsFinalOnlyIfNobodyCanSendToTheNumber(int status, int code, boolean certain, boolean retryable) {
        DeliveryException failure = failure(StubTwilio.error(status, code));

        assertThat(failure)
                .hasMessage("Twilio answered with HTTP status " + status + " and error code " + code)
                .hasNoCause();
        assertVerdict(failure, certain, retryable);
    }

    @ParameterizedTest
    @CsvSource({"400, true, true", "401, true, true", "429, true, true", "502, false, true", "307, false, true"})
    void aPageInPlaceOfJsonIsJudgedByItsHttpStatusToo(int status, boolean certain, boolean retryable) {
        DeliveryException failure = failure(StubTwilio.with(status, "text/html", PAGE));

        assertThat(failure)
                .hasMessage("Twilio answered with HTTP status " + status)
                .hasNoCause();
        assertVerdict(failure, certain, retryable);
    }

    @Test
    void aBodyThatBreaksOffLeavesItsHttpStatus() {
        assertVerdict(failure(StubTwilio.brokenBody(400)), true, true);
        assertVerdict(failure(StubTwilio.brokenBody(201)), false, false);
    }

    @ParameterizedTest
    @CsvSource({"failed, 30002, true", "undelivered, 30034, true", "canceled,, true", "failed, 21614, false"})
    void aMessageThatHasFailedAtOnceDidNotGoOut(String status, @Nullable Integer code, boolean retryable) {
        DeliveryException failure = failure(StubTwilio.json(201, StubTwilio.message(status, code)));

        assertThat(failure).hasMessageContaining(status);
        if (code != null) {
            assertThat(failure).hasMessageContaining(String.valueOf(code));
        }
        assertVerdict(failure, true, retryable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "accepted", "sending", "sent", "delivered", "a-status-of-next-year"})
    void aMessageThatIsOnItsWayIsSent(String status) {
        twilio.answering(StubTwilio.json(201, StubTwilio.message(status, null)));
        twilio.builder().build().send(Messages.login());

        assertThat(twilio.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"sid\": \"SM1\", \"to\": \"+15550100000 835194\"",
                "{\"sid\": {\"to\": \"+15550100000 835194\"}}",
                "{\"sid\": \"SM1\", \"price_unit\": \"+15550100000 835194\"}",
                PAGE
            })
    void successThatCannotBeReadMayHaveGoneOutAndIsNotRepeated(String body) {
        DeliveryException failure = failure(StubTwilio.json(201, body));

        assertThat(failure).hasNoCause();
        assertVerdict(failure, false, false);
    }

    @Test
    void anEndlessBodyIsReadOnlyInPart() {
        String body = StubTwilio.message("queued", null).replace("is your code", "x".repeat(1 << 20));

        assertVerdict(failure(StubTwilio.json(201, body)), false, false);
    }

    @Test
    void A34_aBrokenConnectionMayHaveDelivered() {
        DeliveryException failure = failure(StubTwilio.hangUp());

        assertThat(failure).hasMessageStartingWith("the connection to Twilio broke");
        assertVerdict(failure, false, true);
    }

    @Test
    void anAnswerThatIsNotHttpIsNotQuoted() throws IOException {
        try (Dribble server = new Dribble("+15550100000 835194\r\n", "+15550100000 835194\r\n")) {
            TwilioSmsSender sender =
                    twilio.builder().route(original -> server.uri()).build();

            assertVerdict(failure(sender), false, true);
        }
    }

    /** Whatever the answer: one request, and nothing secret in the exception or its causes. */
    private DeliveryException failure(StubTwilio.Answer answer) {
        TwilioSmsSender sender = twilio.answering(answer).builder().build();
        int before = twilio.posts().size();
        DeliveryException failure = failure(sender);

        assertThat(twilio.posts()).hasSize(before + 1);
        return failure;
    }

    private static DeliveryException failure(TwilioSmsSender sender) {
        DeliveryException failure = catchThrowableOfType(DeliveryException.class, () -> sender.send(Messages.login()));

        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        LeakScan scan = new LeakScan();
        scan.secret(Messages.CODE);
        scan.secret(Messages.NUMBER);
        scan.secret(StubTwilio.TOKEN);
        scan.requireNoneIn("the exception or its causes", text.toString());
        return failure;
    }

    private static void assertVerdict(DeliveryException failure, boolean certain, boolean retryable) {
        assertThat(failure.certainlyNotAccepted()).as("certainly not accepted").isEqualTo(certain);
        assertThat(failure.retryable()).as("retryable").isEqualTo(retryable);
    }
}
