package io.github.mfa4j.examples.auth.client;

import io.github.mfa4j.UserId;
import io.github.mfa4j.examples.auth.settings.AuthProperties;
import io.github.mfa4j.examples.auth.token.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Addresses under which the picture of a secret can be fetched once, soon, from any node. An address holds 256 random
 * bits, and the key is made of them: what lies in the database until then opens with nothing that lies there.
 */
@Repository
class QrLinks {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int TAG_BITS = 128;

    private final JdbcClient database;
    private final Clock clock;
    private final @Nullable String publicUrl;

    QrLinks(JdbcClient database, Clock clock, AuthProperties properties) {
        this.database = database;
        this.clock = clock;
        this.publicUrl = properties.publicUrl();
    }

    /** The address of a new picture; an earlier one of the user is void. */
    String make(UserId user, String uri) {
        forget(user);
        OpaqueToken token = OpaqueToken.random();
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, token.key(), uri.getBytes(StandardCharsets.US_ASCII));
        database.sql(
                        "insert into client_qr_codes (name, client_id, user_id, sealed, expires_at) values (?, ?, ?, ?, ?)")
                .params(
                        token.digest(),
                        user.tenant(),
                        user.id(),
                        HexFormat.of().formatHex(sealed),
                        now().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS))
                .update();
        return origin() + "/mfa/qr/" + token.value();
    }

    /** What the picture shows, the first time; of two who ask at once, one gets it. */
    Optional<String> take(String text) {
        OpaqueToken token = new OpaqueToken(text);
        Optional<String> sealed = database.sql("select sealed from client_qr_codes where name = ? and expires_at > ?")
                .params(token.digest(), now())
                .query(String.class)
                .optional();
        int taken = database.sql("delete from client_qr_codes where name = ?")
                .param(token.digest())
                .update();
        return sealed.filter(found -> taken == 1)
                .map(HexFormat.of()::parseHex)
                .map(bytes -> crypt(Cipher.DECRYPT_MODE, token.key(), bytes))
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }

    /** As set; without that the one that the client itself used. */
    private String origin() {
        return publicUrl == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicUrl;
    }

    void forget(UserId user) {
        database.sql("delete from client_qr_codes where client_id = ? and user_id = ?")
                .params(user.tenant(), user.id())
                .update();
    }

    /** Forgets those that nobody fetched. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void purge() {
        database.sql("delete from client_qr_codes where expires_at <= ?")
                .param(now())
                .update();
    }

    /** AES-GCM under a key that seals one text, so that the nonce need not differ. */
    private static byte[] crypt(int mode, byte[] key, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[12]));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the picture cannot be sealed or opened", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
