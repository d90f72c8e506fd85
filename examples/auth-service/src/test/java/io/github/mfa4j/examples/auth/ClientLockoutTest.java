package io.github.mfa4j.examples.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.SimulatedAuthenticator;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What wrong codes of a client's user lead to, and what does not count as one. */
class ClientLockoutTest extends WithService {

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private Application shop;

    @Override
    String[] variables() {
        return new String[] {"--MFA_CLIENTS=shop:secret-of-the-shop"};
    }

    @BeforeEach
    void getToken() {
        shop = Application.at(service, "shop", "secret-of-the-shop");
    }

    @Test
    void wrongCodesLockForAWhile() {
        SimulatedAuthenticator app = shop.enrolled("eva", "email", "eva@example.com");
        service.advance(Duration.ofMinutes(1));
        String wrong = app.code().startsWith("9") ? "111111" : "999999";
        Answer answer = shop.verify("eva", wrong);
        for (int more = 0; more < 20 && answer.status() == 200; more++) {
            assertThat(answer.text("status")).isEqualTo("failure");
            answer = shop.verify("eva", wrong);
        }
        answer.isProblem(429, "factor_locked");
        long wait = Long.parseLong(answer.header("Retry-After"));
        assertThat(wait).isPositive();
        shop.verify("eva", app.code()).isProblem(429, "factor_locked");

        shop.post("/mfa/recovery", "eva", "recovery_method", "email").is(200);
        assertThat(shop.accepts("eva", service.mailbox("eva@example.com").code()))
                .isTrue();
        service.advance(Duration.ofSeconds(wait));
        assertThat(shop.accepts("eva", app.code())).isTrue();
    }

    @Test
    void aRenewalOutlivesLoginsWithTheOldDevice() {
        SimulatedAuthenticator old = shop.enrolled("flo");
        SimulatedAuthenticator renewed = shop.typed(shop.post("/mfa/renew", "flo"));
        for (int login = 0; login < 10; login++) {
            service.advance(Duration.ofMinutes(1));
            assertThat(shop.accepts("flo", old.code())).isTrue();
        }

        service.advance(Duration.ofMinutes(1));
        assertThat(shop.accepts("flo", renewed.code())).isTrue();
        service.advance(Duration.ofMinutes(1));
        assertThat(shop.accepts("flo", old.code())).isFalse();
        assertThat(shop.accepts("flo", renewed.code())).isTrue();
    }

    @Test
    void aClientReleasesItsUsers() {
        SimulatedAuthenticator app = shop.enrolled("gus");
        service.advance(Duration.ofMinutes(1));
        String wrong = app.code().startsWith("9") ? "111111" : "999999";
        while (shop.verify("gus", wrong).status() == 200) {
            assertThat(shop.isOn("gus")).isTrue();
        }
        shop.verify("gus", app.code()).isProblem(429, "factor_locked");

        shop.narrowed("renew disable").post("/mfa/release", shop.about("gus")).isProblem(403, "forbidden");
        shop.post("/mfa/release", "gus").is(200);

        assertThat(shop.accepts("gus", app.code())).isTrue();
        shop.post("/mfa/release", "nobody").isProblem(404, "user_unknown");
    }
}
