package io.github.mfa4j.examples.auth.challenge;

import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.web.Problem;
import io.github.mfa4j.totp.TotpFactor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which factors there are, and which one a user is asked for first. */
@Component
public class UserFactors {

    private static final String MAIL = "mail";

    /** Users of client applications have others, which need what nobody has here: a phone number, an application that delivers. */
    private static final Set<String> HERE = Set.of(MAIL, "totp", "recovery");

    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final List<Factor> factors;

    UserFactors(MultiFactor mfa, TotpFactor totp, List<Factor> factors) {
        this.mfa = mfa;
        this.totp = totp;
        this.factors = factors.stream().filter(factor -> isHere(factor.id())).toList();
    }

    /**
     * What a user is asked for unless another factor is named: the authenticator app of those who have one, else a code by mail.
     *
     * @param user the user
     * @return the factor
     */
    public Factor firstOf(UserId user) {
        return mfa.inspect(user, totp).setUp() ? totp : mail();
    }

    /**
     * The factor that a client names, or the first one.
     *
     * @param user the user
     * @param name the name as a client sent it, null for none
     * @return the factor
     */
    public Factor chosen(UserId user, @Nullable String name) {
        return name == null ? firstOf(user) : named(name);
    }

    /**
     * Codes by mail.
     *
     * @return the factor
     */
    public Factor mail() {
        return named(MAIL);
    }

    /**
     * The factor of a name.
     *
     * @param name the name as a client sent it
     * @return the factor
     * @throws Problem a 400 if there is none
     */
    public Factor named(String name) {
        return factors.stream()
                .filter(factor -> factor.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badField("factor", "must be one of " + names()));
    }

    /**
     * Whether users of this service can have a factor.
     *
     * @param factor the factor
     * @return false for those of the users of client applications alone
     */
    public static boolean isHere(FactorId factor) {
        return HERE.contains(factor.value());
    }

    private List<String> names() {
        return factors.stream().map(factor -> factor.id().value()).sorted().toList();
    }
}
