package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.Channel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One POST to Twilio's Messages resource, with the fields it documents and no others. */
class RequestTest {

    private static final String PATH = "/2010-04-01/Accounts/" + StubTwilio.ACCOUNT + "/Messages.json";
    private static final String TEXT = "835194 is your code to log in to Acme. Valid 5 min. Never share it.";

    private final StubTwilio twilio = new StubTwilio();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void aCodeIsPostedOnceWithTheNumbersAndTheText() {
        twilio.builder().build().send(Messages.login());

        assertThat(twilio.posts()).singleElement().satisfies(post -> {
            assertThat(post.method()).isEqualTo("POST");
            assertThat(post.path()).isEqualTo(PATH);
            assertThat(post.contentType()).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
            assertThat(post.authorization()).isEqualTo(basic(StubTwilio.ACCOUNT, StubTwilio.TOKEN));
            assertThat(post.form())
                    .containsOnly(entry("To", Messages.NUMBER), entry("From", "+15005550006"), entry("Body", TEXT));
        });
    }

    @Test
    void itIsMeantForTwilioOverHttps() {
        twilio.builder().build().send(Messages.login());

        assertThat(twilio.meant()).containsExactly(URI.create("https://api.twilio.com" + PATH));
    }

    @Test
    void aMessagingServiceTakesThePlaceOfTheNumber() {
        String service = "MG00000000000000000000000000000003";
        twilio.unsigned().messagingService(service).build().send(Messages.login());

        assertThat(twilio.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.form())
                        .containsOnly(
                                entry("To", Messages.NUMBER),
                                entry("MessagingServiceSid", service),
                                entry("Body", TEXT)));
    }

    @Test
    void aNameTakesThePlaceOfTheNumber() {
        twilio.unsigned().from("Acme & Co").build().send(Messages.login());

        assertThat(twilio.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.field("From")).isEqualTo("Acme & Co"));
    }

    @Test
    void anApiKeyActsForTheAccount() {
        String key = "SK00000000000000000000000000000004";
        twilio.anonymous()
                .apiKey(key, SecretText.of("s3cret-of-the-key"))
                .build()
                .send(Messages.login());

        assertThat(twilio.posts()).singleElement().satisfies(post -> {
            assertThat(post.path()).isEqualTo(PATH);
            assertThat(post.authorization()).isEqualTo(basic(key, "s3cret-of-the-key"));
        });
    }

    @Test
    void twoAccountsInOneProcessDoNotMix() {
        String other = "AC0000000000000000000000000000000b";
        TwilioSmsSender one = twilio.builder().build();
        TwilioSmsSender two = twilio.builder().account(other).build();
        one.send(Messages.login());
        two.send(Messages.login());
        one.send(Messages.login());

        assertThat(twilio.posts())
                .extracting(post -> post.path().split("/", -1)[3])
                .containsExactly(StubTwilio.ACCOUNT, other, StubTwilio.ACCOUNT);
    }

    /** So that no message is lost on a connection that the server is just closing. */
    @Test
    void everyMessageHasAConnectionOfItsOwn() {
        TwilioSmsSender sender = twilio.builder().build();
        for (int i = 0; i < 3; i++) {
            sender.send(Messages.login());
        }

        assertThat(twilio.posts()).extracting(StubTwilio.Post::port).doesNotHaveDuplicates();
    }

    @Test
    void noRequestIsKept() {
        Duration timeout = Duration.ofSeconds(5);
        Transport transport = new Transport(timeout, timeout, twilio.toItself());
        Request request = new Request(HttpMethod.POST, "https://api.twilio.com/");
        request.addPostParam("Body", Messages.CODE);
        transport.reliableRequest(request);

        assertThat(twilio.posts()).hasSize(1);
        assertThat(transport.getLastRequest()).isNull();
        assertThat(transport.getLastResponse()).isNull();
    }

    @Test
    void lettersBeyondAsciiArriveAsTheyAre() {
        twilio.builder().productName("Ñandü €").build().send(Messages.login());

        assertThat(twilio.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.field("Body")).contains("Ñandü €"));
    }

    @Test
    void theSenderServesTextMessages() {
        assertThat(twilio.builder().build().channel()).isEqualTo(Channel.SMS);
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.US_ASCII);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
