package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** An application that sends codes and notices by mail, with nothing but properties. */
class MailApplicationTest {

    private static final MailServer SERVER = MailServer.inClear();

    private static ConfigurableApplicationContext context;

    @WithoutServers
    static class Application {

        @Bean
        UserDirectory users() {
            return user -> Optional.of(new UserProfile(
                    user.id(), Locale.ENGLISH, Map.of(Channel.MAIL, List.of(user.id() + "@example.com"))));
        }
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Application.class)
                .properties(SERVER.properties())
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
        SERVER.close();
    }

    @Test
    void theCodeIsInTheSubjectIfThatIsAskedFor() throws MessagingException {
        assertThat(subjectOfACode()).doesNotContainPattern("[0-9]");
        assertThat(subjectOfACode("mfa.mail.code-in-subject=true")).containsPattern("^[0-9]{6}\\b");
    }

    private static String subjectOfACode(String... properties) throws MessagingException {
        try (MailServer server = MailServer.inClear();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                        .properties(server.properties())
                        .properties(properties)
                        .run()) {
            application
                    .getBean(MultiFactor.class)
                    .challenge(UserId.of("alice"), application.getBean(SentCodeFactor.class), Purpose.LOGIN);
            return server.mails(1).get(0).getSubject();
        }
    }

    @Test
    void aMailedCodeLogsInAMailedCodeResetsAndAMailTellsWhatWasAdded() throws MessagingException {
        MultiFactor mfa = context.getBean(MultiFactor.class);
        SentCodeFactor mail = context.getBean(SentCodeFactor.class);
        UserId alice = UserId.of("alice");

        Started login = (Started) mfa.challenge(alice, mail, Purpose.LOGIN);
        assertThat(mfa.verify(login.token().value(), SERVER.code(1))).isInstanceOf(Verified.class);
        assertThat(SERVER.mails(1).get(0).getFrom()[0]).hasToString("The Shop <no-reply@shop.example>");

        Started reset = (Started) mfa.challenge(alice, mail, Purpose.PASSWORD_RESET);
        assertThat(mfa.verify(reset.token().value(), SERVER.code(2))).isInstanceOf(Verified.class);

        AuthenticatorApp.enrolled(context.getBean(TotpFactor.class), alice);
        assertThat(MailServer.text(SERVER.mails(3).get(2))).contains("Sign-in method: Authenticator app");
    }
}
