package io.github.mfa4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.totp.TotpFactor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Every event reaches the listeners of the application, its event listeners and the audit log. */
@ExtendWith(OutputCaptureExtension.class)
class EventsTest {

    private static final UserId ALICE = UserId.of("alice");

    @Configuration(proxyBeanMethods = false)
    static class Listeners {

        final List<MfaEvent> published = new ArrayList<>();
        final List<MfaEvent> told = new ArrayList<>();

        @EventListener
        void on(MfaEvent event) {
            published.add(event);
            throw new IllegalStateException("a listener that fails");
        }

        @Bean
        MfaListener first() {
            return event -> {
                throw new IllegalStateException("another that fails");
            };
        }

        @Bean
        MfaListener second() {
            return told::add;
        }
    }

    @Test
    void allAreToldAndNoneHindersTheOthersOrTheUser(CapturedOutput output) {
        Runners.withUsers().withUserConfiguration(Listeners.class).run(context -> {
            MultiFactor mfa = context.getBean(MultiFactor.class);
            TotpFactor totp = context.getBean(TotpFactor.class);
            AuthenticatorApp app = AuthenticatorApp.enrolled(totp, ALICE);
            Started started = (Started) mfa.challenge(ALICE, totp, Purpose.LOGIN);
            mfa.verify(started.token().value(), app.nextCode());

            Listeners listeners = context.getBean(Listeners.class);
            assertThat(listeners.told)
                    .extracting(MfaEvent::kind)
                    .containsExactly(Kind.ENROLMENT_STARTED, Kind.FACTOR_ADDED, Kind.CHALLENGE_STARTED, Kind.VERIFIED);
            assertThat(listeners.published).isEqualTo(listeners.told);
            assertThat(output.getOut()).contains("VERIFIED at=").contains("io.github.mfa4j.audit");
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Transactions {

        final List<Kind> committed = new ArrayList<>();
        final List<Kind> committedOrAlone = new ArrayList<>();

        @TransactionalEventListener
        void on(MfaEvent event) {
            committed.add(event.kind());
        }

        @TransactionalEventListener(fallbackExecution = true)
        void onAny(MfaEvent event) {
            committedOrAlone.add(event.kind());
        }

        @Bean
        TransactionTemplate transaction() {
            return new TransactionTemplate(new DataSourceTransactionManager(StoreChoiceTest.database()));
        }
    }

    @Test
    void aTransactionalListenerHearsOfWhatWasCommitted() {
        Runners.withUsers().withUserConfiguration(Transactions.class).run(context -> {
            TotpFactor totp = context.getBean(TotpFactor.class);
            MultiFactor mfa = context.getBean(MultiFactor.class);
            Transactions heard = context.getBean(Transactions.class);
            TransactionTemplate transaction = context.getBean(TransactionTemplate.class);

            AuthenticatorApp.enrolled(totp, ALICE);
            assertThat(heard.committed).isEmpty();
            assertThat(heard.committedOrAlone).containsExactly(Kind.ENROLMENT_STARTED, Kind.FACTOR_ADDED);

            transaction.executeWithoutResult(status -> {
                mfa.challenge(ALICE, totp, Purpose.LOGIN);
                assertThat(heard.committed).isEmpty();
            });
            assertThat(heard.committed).containsExactly(Kind.CHALLENGE_STARTED);

            transaction.executeWithoutResult(status -> {
                mfa.challenge(ALICE, totp, Purpose.LOGIN);
                status.setRollbackOnly();
            });
            assertThat(heard.committed).hasSize(1);
        });
    }

    @Test
    void withAnotherPublisherNothingIsPublished() {
        Runners.withUsers()
                .withUserConfiguration(Listeners.class)
                .withBean("mfaEventPublisher", MfaListener.class, () -> MfaListener.NONE)
                .run(context -> {
                    context.getBean(TotpFactor.class).enroll(ALICE, "phone", null);
                    assertThat(context.getBean(Listeners.class).published).isEmpty();
                    assertThat(context.getBean(Listeners.class).told).hasSize(1);
                });
    }
}
