package io.github.mfa4j.examples.auth.login;

import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.examples.auth.account.User;
import io.github.mfa4j.examples.auth.account.Users;
import io.github.mfa4j.examples.auth.challenge.OpenedChallenge;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.stereotype.Component;

/**
 * Logins that have passed the password. They live in the tokens that clients hold, so nothing is stored of them. Each is bound to
 * the password that it began with, and over with it; clocks of nodes are not compared for that.
 */
@Component
class LoginsUnderWay {

    private static final char END_OF_TOKEN = '.';

    private final MultiFactor mfa;
    private final Users users;

    LoginsUnderWay(MultiFactor mfa, Users users) {
        this.mfa = mfa;
        this.users = users;
    }

    /**
     * Who is logging in.
     *
     * @param user who has passed the password
     * @param token the token of the challenge, as the library knows it
     */
    record Login(User user, String token) {

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /** The challenge, with a token that is good as long as the user has this password. */
    OpenedChallenge bound(OpenedChallenge opened, User user) {
        return opened.withToken(bound(opened.tempToken(), user));
    }

    /** Empty for a token that is none of a login, or of one that began with a password that was replaced. */
    Optional<Login> find(String tempToken) {
        String token = tempToken.substring(0, Math.max(0, tempToken.lastIndexOf(END_OF_TOKEN)));
        return mfa.challengeOf(token)
                .filter(challenge -> challenge.purpose().equals(Purpose.LOGIN)
                        && challenge.user().tenant().isEmpty())
                .flatMap(challenge -> users.find(challenge.user().id()))
                .filter(User::active)
                .filter(user -> isSame(bound(token, user), tempToken))
                .map(user -> new Login(user, token));
    }

    private static String bound(String token, User user) {
        return token + END_OF_TOKEN + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, user.passwordHash()).hmacHex(token);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
