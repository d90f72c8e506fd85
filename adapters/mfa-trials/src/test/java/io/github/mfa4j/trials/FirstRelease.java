package io.github.mfa4j.trials;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.UserId;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What stood in the tables one minute after a user had enrolled an app, mistyped twice, made three recovery codes, used one
 * of them and been sent a code. Made once, by the first release; whoever changes it breaks an upgrade.
 */
final class FirstRelease {

    static final KeyRing KEYS =
            KeyRing.of("2026-11", bytes("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
    static final Instant WRITTEN_AT = Instant.parse("2099-11-22T12:00:30Z");
    static final UserId USER = new UserId("acme", "alice");
    static final String OWNER_HASH = "e6b09b06f0874535fa1292afea3c49bc2dadd20ceb677b8cd92a7b7e81f7d2cd";

    static final byte[] APP_SECRET = bytes("108964c8c5e8a7e927089379bb66bf8ec29dd2e4");
    static final String USED_RECOVERY_CODE = "W2GXDM04EDQJS1TN";
    static final String RECOVERY_CODE = "Z4YF94HAMF5TBS67";
    static final String SENT_CODE = "574153";
    static final String TOKEN_OF_SENT_CODE =
            "AQcyMDI2LTEx9bjHCxPEPNNPK_NqYjKIczn8Tabtz1Bw1y986mK4ws5ewcQStbVX78TqIA1xi-A34eEVknAXSDNT"
                    + "lpJtuuDL-sd7qpBiNrU7RRI9rxAHZcKlC1eEtfXUsZWXM-DtXIhJOw";

    static final Row TOTP = new Row(
            "totp",
            "a5e4c53d99f0c12e84325bf5f2b50b644791ac0779bc84563905f9b32a1d406d",
            -664521681288380415L,
            "010002000202000003ba61591b30000003ba61591b30800000000000000000000003ba6158a601000003ba61"
                    + "58a6000101002037306163393534663633376562353832383764663063376437353461626666340080000000"
                    + "0000000001000000000824e020",
            null,
            2);

    static final Row RECOVERY = new Row(
            "recovery",
            "8212abf82d6a62413a52efd3f20f02d9662f84f26c30641eb82666d2d80cd8da",
            6992804529705783585L,
            "010000000000800000000000000000000003ba61591b31000003ba61591b310102000030000301d3b91328db"
                    + "3495b62263c2cf95e9931c9a94f0f020fbcfb2c272b6aa368535eefa22cf5f9b697b93857b946764a57d0a2b"
                    + "c1f4afe8e6adfd5a210fb7cf61dfcccf5c036eaef7660097bbd4a7f819141d",
            null,
            0);

    static final Row SENT_CODES = new Row(
            "sms",
            "3b93be66630ba55efd3cc3b46240da28b0f61c94567c4efb85ef6539b879c3a0",
            4640113075151354999L,
            "010000000000800000000000000000000003ba61591b31000003ba61591b300101f5b8c70b13c43cd34f2bf3"
                    + "6a6232887300054c4f47494e0007323032362d3131a1e5f668092ffdfc976fc16dc5ba02717fe5305733db62"
                    + "c069ede781123f692d47cdc10c1d7c0bc8fac118fe740f5af990264f241325bb24d62591a3256f1214000003"
                    + "ba61591b30000003ba615daf100001000003ba61591b300100000000",
            4099118430000L,
            0);

    static final long VAULT_STAMP = -6398153199792967671L;
    static final String VAULT_PAYLOAD =
            "0101002037306163393534663633376562353832383764663063376437353461626666340004746f74700005"
                    + "70686f6e6501000003ba6158a6000009534841312f362f333000000007323032362d313100304f047bc070a4"
                    + "69383c9fb7ed5d735a9dd1bb69bc0dc1d2ea105e0d35969946288df8108ed896ec2bda68f61d3bb82b47";
    static final String VAULT_KEY_IDS = "2026-11";

    private FirstRelease() {}

    /** A register, bytes as hex and the time in milliseconds since the epoch. */
    record Row(
            String slot,
            String key,
            long stamp,
            String payload,
            @Nullable Long purgeAfter,
            int failures) {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
