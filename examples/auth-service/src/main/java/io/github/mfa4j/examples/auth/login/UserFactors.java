package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.Factor;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.totp.TotpFactor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which factors there are, and which one a user is asked for first. */
@Component
class UserFactors {

    private static final String MAIL = "mail";

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final List<Factor> factors;

    UserFactors(MultiFactor mfa, TotpFactor totp, List<Factor> factors) {
        this.mfa = mfa;
        this.totp = totp;
        this.factors = factors;
    }

    /** The authenticator app of those who have one, else a code by mail. */
    Factor firstOf(UserId user) {
        return mfa.inspect(user, totp).setUp() ? totp : mail();
    }

    /** The factor that a client names, or the first one. */
    Factor chosen(UserId user, @Nullable String name) {
        return name == null ? firstOf(user) : named(name);
    }

    Factor mail() {
        return named(MAIL);
    }

    Factor named(String name) {
        return factors.stream()
                .filter(factor -> factor.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badField("factor", "must be one of " + names()));
    }

    private List<String> names() {
        return factors.stream().map(factor -> factor.id().value()).sorted().toList();
    }
}
