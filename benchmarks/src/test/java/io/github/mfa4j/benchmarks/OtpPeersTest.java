package io.github.mfa4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured side by side is the same work. */
class OtpPeersTest {

    @ParameterizedTest
    @ValueSource(strings = {"mfa4j", "java-otp", "java-totp", "googleauth", "otp-java", "kotlin-onetimepassword"})
    void everyLibraryMakesTheSameCodesAndAcceptsTheSameThreeSteps(String library) {
        OtpPeer peer = OtpPeers.named(library);
        OtpPeer.Generator reference = OtpPeers.named("mfa4j").fromText(OtpBenchmark.SECRET);
        for (OtpPeer.Generator generator :
                new OtpPeer.Generator[] {peer.fromText(OtpBenchmark.SECRET), peer.prepared(OtpBenchmark.SECRET)}) {
            for (int i = 0; i < 50; i++) {
                Instant at = Instant.ofEpochSecond(1_700_000_000 + 30L * i);
                assertThat(generator.generate(at)).isEqualTo(reference.generate(at));
                for (int step = -2; step <= 2; step++) {
                    assertThat(generator.verify(reference.generate(at.plusSeconds(30L * step)), at))
                            .isEqualTo(Math.abs(step) <= 1);
                }
            }
        }
    }
}
