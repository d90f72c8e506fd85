package io.github.mfa4j.benchmarks;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.warrenstrange.googleauth.GoogleAuthenticator;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.DefaultCodeVerifier;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import dev.turingcomplete.kotlinonetimepassword.HmacAlgorithm;
import dev.turingcomplete.kotlinonetimepassword.TimeBasedOneTimePasswordConfig;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpKey;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.StepWindow;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpParameters;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The libraries by name. Each is used as its documentation says, through the fastest of its public ways; where a library
 * has no window, the three steps are a loop that does not stop at a match, as a careful application writes it.
 */
final class OtpPeers {

    private static final long PERIOD = 30;
    private static final long PERIOD_MILLIS = 30_000;

    private static final Map<String, OtpPeer> BY_NAME = Map.of(
            "mfa4j", new Mfa4j(),
            "java-otp", new JavaOtp(),
            "java-totp", OtpPeers::javaTotp,
            "googleauth", OtpPeers::googleAuth,
            "otp-java", OtpPeers::otpJava,
            "kotlin-onetimepassword", OtpPeers::kotlinOneTimePassword);

    private OtpPeers() {}

    static OtpPeer named(String library) {
        OtpPeer peer = BY_NAME.get(library);
        if (peer == null) {
            throw new IllegalArgumentException("library = " + library + ", known are " + BY_NAME.keySet());
        }
        return peer;
    }

    private static final class Mfa4j implements OtpPeer {

        private final Totp totp = Totp.of(TotpParameters.DEFAULT);

        @Override
        public Generator fromText(String base32) {
            OtpSecret secret = OtpSecret.ofBase32(base32);
            return new Generator() {
                @Override
                public String generate(Instant at) {
                    return totp.generate(secret, at);
                }

                @Override
                public boolean verify(String code, Instant at) {
                    return !totp.verify(secret, code, at, StepWindow.DEFAULT).isEmpty();
                }
            };
        }

        @Override
        public Generator prepared(String base32) {
            OtpKey key = OtpKey.of(OtpSecret.ofBase32(base32), OtpAlgorithm.SHA1);
            return new Generator() {
                @Override
                public String generate(Instant at) {
                    return totp.generate(key, at);
                }

                @Override
                public boolean verify(String code, Instant at) {
                    return !totp.verify(key, code, at, StepWindow.DEFAULT).isEmpty();
                }
            };
        }
    }

    private static final class JavaOtp implements OtpPeer {

        private final TimeBasedOneTimePasswordGenerator totp =
                new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(PERIOD), 6);

        @Override
        public Generator fromText(String base32) {
            Key key = new SecretKeySpec(new Base32().decode(base32), "RAW");
            return new Generator() {
                @Override
                public String generate(Instant at) {
                    try {
                        return totp.generateOneTimePasswordString(key, at);
                    } catch (InvalidKeyException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public boolean verify(String code, Instant at) {
                    try {
                        int typed = Integer.parseInt(code);
                        boolean matched = false;
                        for (int step = -1; step <= 1; step++) {
                            Instant other = at.plusSeconds(step * PERIOD);
                            matched = totp.generateOneTimePassword(key, other) == typed || matched;
                        }
                        return matched;
                    } catch (InvalidKeyException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }
    }

    private static OtpPeer.Generator javaTotp(String base32) {
        DefaultCodeGenerator generator = new DefaultCodeGenerator();
        SettableClock clock = new SettableClock();
        DefaultCodeVerifier verifier =
                new DefaultCodeVerifier(generator, () -> clock.instant().getEpochSecond());
        return new OtpPeer.Generator() {
            @Override
            public String generate(Instant at) {
                try {
                    return generator.generate(base32, Math.floorDiv(at.getEpochSecond(), PERIOD));
                } catch (CodeGenerationException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public boolean verify(String code, Instant at) {
                clock.now = at;
                return verifier.isValidCode(base32, code);
            }
        };
    }

    /** Shared, as its construction starts a random generator. */
    private static final GoogleAuthenticator GOOGLE_AUTH = new GoogleAuthenticator();

    /** Its codes are numbers, so the text is made in the cheapest way there is. */
    private static OtpPeer.Generator googleAuth(String base32) {
        return new OtpPeer.Generator() {
            @Override
            public String generate(Instant at) {
                return Integer.toString(1_000_000 + GOOGLE_AUTH.getTotpPassword(base32, at.toEpochMilli()))
                        .substring(1);
            }

            @Override
            public boolean verify(String code, Instant at) {
                return GOOGLE_AUTH.authorize(base32, Integer.parseInt(code), at.toEpochMilli());
            }
        };
    }

    private static OtpPeer.Generator otpJava(String base32) {
        SettableClock clock = new SettableClock();
        TOTPGenerator totp = new TOTPGenerator.Builder(base32.getBytes(StandardCharsets.US_ASCII))
                .withClock(clock)
                .build();
        return new OtpPeer.Generator() {
            @Override
            public String generate(Instant at) {
                return totp.at(at);
            }

            @Override
            public boolean verify(String code, Instant at) {
                clock.now = at;
                return totp.verify(code, 1);
            }
        };
    }

    private static OtpPeer.Generator kotlinOneTimePassword(String base32) {
        var totp = new dev.turingcomplete.kotlinonetimepassword.TimeBasedOneTimePasswordGenerator(
                new Base32().decode(base32),
                new TimeBasedOneTimePasswordConfig(PERIOD, TimeUnit.SECONDS, 6, HmacAlgorithm.SHA1));
        return new OtpPeer.Generator() {
            @Override
            public String generate(Instant at) {
                return totp.generate(at.toEpochMilli());
            }

            @Override
            public boolean verify(String code, Instant at) {
                boolean matched = false;
                for (int step = -1; step <= 1; step++) {
                    matched = totp.isValid(code, at.toEpochMilli() + step * PERIOD_MILLIS) || matched;
                }
                return matched;
            }
        };
    }

    /** For the libraries that read a clock. One thread uses it. */
    private static final class SettableClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public long millis() {
            return now.toEpochMilli();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
