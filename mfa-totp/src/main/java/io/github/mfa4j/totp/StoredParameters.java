package io.github.mfa4j.totp;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.MfaUnavailableException.Dependency;
import java.time.Duration;
import java.util.List;

/** The form in which an enrolment keeps its parameters: {@code SHA1/6/30}. */
final class StoredParameters {

    private StoredParameters() {}

    static String write(TotpParameters parameters) {
        return parameters.algorithm().name()
                + '/'
                + parameters.digits()
                + '/'
                + parameters.period().toSeconds();
    }

    static TotpParameters read(String stored) {
        List<String> parts = List.of(stored.split("/", -1));
        try {
            return new TotpParameters(
                    OtpAlgorithm.valueOf(parts.get(0)),
                    Integer.parseInt(parts.get(1)),
                    Duration.ofSeconds(Long.parseLong(parts.get(2))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MfaUnavailableException(
                    Dependency.SECRET_VAULT,
                    "stored parameters are \"" + stored
                            + "\", expected algorithm/digits/period as this release knows them",
                    e);
        }
    }
}
