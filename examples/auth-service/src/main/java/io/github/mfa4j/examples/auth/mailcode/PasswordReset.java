package io.github.mfa4j.examples.auth.mailcode;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.examples.auth.account.EmailAddress;
import io.github.mfa4j.examples.auth.account.PasswordChange;
import io.github.mfa4j.examples.auth.account.PasswordHasher;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.challenge.Challenges;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import io.github.mfa4j.examples.auth.challenge.UserFactors;
import io.github.mfa4j.examples.auth.challenge.Verdicts;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** A new password for a forgotten one. Anybody may ask, so nobody learns from the answer whether there is an account. */
@Service
class PasswordReset {

    private static final Set<Purpose> PURPOSE = Set.of(Purpose.PASSWORD_RESET);

    private final Users users;
    private final MultiFactor mfa;
    private final UserFactors factors;
    private final Challenges challenges;
    private final Verdicts verdicts;
    private final PasswordHasher hasher;
    private final PasswordChange passwords;

    PasswordReset(
            Users users,
            MultiFactor mfa,
            UserFactors factors,
            Challenges challenges,
            Verdicts verdicts,
            PasswordHasher hasher,
            PasswordChange passwords) {
        this.users = users;
        this.mfa = mfa;
        this.factors = factors;
        this.challenges = challenges;
        this.verdicts = verdicts;
        this.hasher = hasher;
        this.passwords = passwords;
    }

    /** The library looks up and sends after the answer, so known and unknown addresses take the same way here. */
    OpenedChallenge begin(EmailAddress email) {
        UserId user = users.find(email).map(User::mfaId).orElseGet(() -> nobody(email));
        return challenges.open(factors.mail(), () -> mfa.challenge(user, factors.mail(), Purpose.PASSWORD_RESET));
    }

    void complete(String tempToken, String code, String password) {
        // Before the code is spent: this may have to be tried again.
        String hash = hasher.hash(password);
        Verified proof = verdicts.proof(tempToken, code, PURPOSE, HttpStatus.BAD_REQUEST);
        User user = users.find(proof.user().id())
                .filter(User::active)
                .orElseThrow(() -> Verdicts.refused(HttpStatus.BAD_REQUEST));
        passwords.reset(user, hash, proof.destination().orElseThrow());
    }

    /** Always the same for one address, of which it tells nothing, and the id of no user: those are random. */
    private UserId nobody(EmailAddress email) {
        return UserId.of(UUID.nameUUIDFromBytes(hasher.keyed(email.value())).toString());
    }
}
