package io.github.mfa4j.totp;

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
        if (parts.size() != 3) {
            throw new IllegalArgumentException(
                    "stored parameters are \"" + stored + "\", expected algorithm/digits/period");
        }
        return new TotpParameters(
                OtpAlgorithm.valueOf(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Duration.ofSeconds(Long.parseLong(parts.get(2))));
    }
}
