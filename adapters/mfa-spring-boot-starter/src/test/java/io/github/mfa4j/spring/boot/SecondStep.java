package io.github.mfa4j.spring.boot;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.totp.TotpFactor;
import org.springframework.stereotype.Service;

// [readme]
@Service
class SecondStep {

    private final MultiFactor mfa;
    private final TotpFactor totp;

    SecondStep(MultiFactor mfa, TotpFactor totp) {
        this.mfa = mfa;
        this.totp = totp;
    }

    /** The password was right: the text that the page with the field for the code brings back. */
    String begin(UserId user) {
        ChallengeResult result = mfa.challenge(user, totp, Purpose.LOGIN);
        return result instanceof Started started ? started.token().value() : "";
    }

    boolean isPassed(UserId user, String token, String typed) {
        return mfa.verify(token, typed) instanceof Verified proof
                && proof.purpose().equals(Purpose.LOGIN)
                && proof.user().equals(user);
    }
}
// [/readme]
