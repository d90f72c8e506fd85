package io.github.mfa4j.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeToken;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpFactor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the types let through: secrets leave in two places, and a grant in one. */
class ResultTypesTest {

    private static final List<Class<?>> SECRETS = List.of(OtpSecret.class, SecretText.class);
    private static final List<Class<?>> FRONT =
            List.of(MultiFactor.class, TotpFactor.class, SentCodeFactor.class, RecoveryCodeFactor.class);

    @Test
    void A26_A27_secretsAreReachableFromTheResultsOfEnrollingAndGeneratingOnly() {
        assertThat(front().filter(method -> SECRETS.stream().anyMatch(reachable(method)::contains))
                        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()))
                .containsExactlyInAnyOrder("TotpFactor.enroll", "TotpFactor.renew", "RecoveryCodeFactor.generate");
    }

    @Test
    void A25_A26_noEventCanCarryASecret() {
        Set<Class<?>> reachable = new HashSet<>();
        reach(MfaEvent.class, reachable);
        assertThat(reachable).doesNotContainAnyElementsOf(SECRETS).doesNotContain(byte[].class);
        assertThat(Arrays.stream(MfaListener.class.getMethods())
                        .filter(method -> method.getName().equals("on"))
                        .flatMap(method -> Arrays.stream(method.getParameterTypes())))
                .containsExactly(MfaEvent.class);
    }

    @Test
    void A26_theChallengeThatWasAnsweredDoesNotHoldTheCode() {
        Installation node = new Installation();
        ChallengeResult.Started started =
                (ChallengeResult.Started) node.mfa.challenge(Installation.ALICE, node.sms, Purpose.LOGIN);
        String code = node.surroundings.sms.lastCode();
        ChallengeToken token = started.token();

        assertThat(started.toString()).doesNotContain(code);
        assertThat(token.value()).doesNotContain(code);
        assertThat(Installation.latin1(Base64.getUrlDecoder().decode(token.value())))
                .doesNotContain(code);
        assertThat(started.maskedDestination()).doesNotContain(code);
    }

    @Test
    void A42_nothingButVerifyGivesAProofAndNobodyElseCanMakeOne() {
        assertThat(Verified.class.getConstructors()).isEmpty();
        assertThat(Modifier.isFinal(Verified.class.getModifiers())).isTrue();
        assertThat(Verification.class.isSealed()).isTrue();
        assertThat(front().filter(method -> reachable(method).contains(Verified.class))
                        .map(Method::getName)
                        .distinct())
                .containsExactly("verify");
    }

    private static Stream<Method> front() {
        return FRONT.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    private static Set<Class<?>> reachable(Method method) {
        Set<Class<?>> reachable = new HashSet<>();
        reach(method.getGenericReturnType(), reachable);
        return reachable;
    }

    /** Follows accessors, type arguments, fields of records and permitted subtypes. */
    private static void reach(Type type, Set<Class<?>> reachable) {
        if (type instanceof ParameterizedType generic) {
            reach(generic.getRawType(), reachable);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> reach(argument, reachable));
        }
        if (!(type instanceof Class<?> known) || !reachable.add(known) || FRONT.contains(known)) {
            return;
        }
        if (known.isSealed()) {
            Arrays.stream(known.getPermittedSubclasses()).forEach(sub -> reach(sub, reachable));
        }
        if (known.getName().startsWith("io.github.mfa4j")) {
            Arrays.stream(known.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                    .forEach(method -> reach(method.getGenericReturnType(), reachable));
        }
    }
}
