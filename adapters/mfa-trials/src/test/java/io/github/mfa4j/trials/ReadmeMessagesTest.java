package io.github.mfa4j.trials;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.Budget;
import io.github.mfa4j.codes.Notices;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.codes.SpendPolicy;
import io.github.mfa4j.mail.SmtpSender;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.Slf4jAuditListener;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.twilio.TwilioSmsSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What the README says about messages is code that runs. */
class ReadmeMessagesTest {

    private static final Path ROOT =
            Path.of(requireNonNull(System.getProperty("mfa4j.root"), "mfa4j.root, which the parent pom sets"));
    private static final UserId ALICE = UserId.of("alice");

    private record Installation(MultiFactor mfa, SentCodeFactor mail, SentCodeFactor sms) {}

    private static Installation readme(
            KeyRing keys,
            CodeStore store,
            UserDirectory users,
            Executor executor,
            SecretText mailPassword,
            SecretText twilioToken) {
        // [readme]
        SmtpSender mailServer = SmtpSender.builder()
                .host("smtp.example.org")
                .credentials("shop", mailPassword)
                .from("Example Shop", "no-reply@example.org")
                .product("Example Shop")
                .build();
        TwilioSmsSender twilio = TwilioSmsSender.builder()
                .account("AC00000000000000000000000000000000")
                .authToken(twilioToken)
                .from("+34600000000")
                .productName("Example Shop")
                .host("shop.example.org") // phones fill the code in on that site, and nowhere else
                .build();
        SpendPolicy spending = SpendPolicy.builder(new Budget(2_000, 10_000)) // text messages an hour, and a day
                .allow("+34", new Budget(1_000, 5_000))
                .allow("+52", new Budget(1_000, 5_000))
                .build();
        Notices notices = Notices.builder(users, store, executor) // "a factor was added", to all addresses
                .sender(mailServer)
                .sender(twilio, spending)
                .build();

        MfaSetup setup = MfaSetup.builder()
                .keys(keys)
                .codeStore(store)
                .userDirectory(users)
                .listener(MfaListener.all(new Slf4jAuditListener(), notices))
                .build();
        SentCodeFactor mail = SentCodeFactor.builder(setup, mailServer).build();
        SentCodeFactor sms =
                SentCodeFactor.builder(setup, twilio).spending(spending).build();
        MultiFactor mfa = MultiFactor.of(setup, mail, sms);
        // [/readme]
        return new Installation(mfa, mail, sms);
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        String source = Files.readString(
                ROOT.resolve("adapters/mfa-trials/src/test/java/io/github/mfa4j/trials/ReadmeMessagesTest.java"));
        String snippet = source.substring(source.indexOf("// [readme]\n") + 12, source.indexOf("        // [/readme]"))
                .stripTrailing()
                .stripIndent();

        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + snippet + "\n```");
    }

    @Test
    void whereNothingMayBeSentNothingIs() {
        InMemoryUserDirectory users = new InMemoryUserDirectory();
        users.put(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.SMS, List.of("+18765550100"))));
        Installation installed = readme(
                KeyRing.ephemeral(),
                new InMemoryCodeStore(),
                users,
                Runnable::run,
                SecretText.of("password"),
                SecretText.of("0".repeat(32)));

        assertThat(installed.mfa().challenge(ALICE, installed.sms(), Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.DESTINATION_NOT_ALLOWED));
        assertThat(installed.mfa().challenge(ALICE, installed.mail(), Purpose.LOGIN))
                .isEqualTo(new Unavailable(Unavailable.Reason.NOT_SET_UP));
    }
}
