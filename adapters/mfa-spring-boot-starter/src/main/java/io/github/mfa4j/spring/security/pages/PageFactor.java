package io.github.mfa4j.spring.security.pages;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.spi.Channel;
import org.jspecify.annotations.Nullable;

/** A factor as a page names it to a user. */
public sealed interface PageFactor {

    /**
     * Names the factor in this installation.
     *
     * @return what is posted to switch to it
     */
    FactorId id();

    /**
     * Codes of an authenticator app.
     *
     * @param id the factor
     */
    record AuthenticatorApp(FactorId id) implements PageFactor {}

    /**
     * Codes that are sent.
     *
     * @param id the factor
     * @param channel the way they go
     * @param maskedDestination the masked address, null where none is known yet or may be told
     */
    record SentCode(FactorId id, Channel channel, @Nullable String maskedDestination) implements PageFactor {}

    /**
     * Codes on paper.
     *
     * @param id the factor
     */
    record RecoveryCode(FactorId id) implements PageFactor {}

    /**
     * A kind of the application's own, named to the user by its id.
     *
     * @param id the factor
     */
    record Other(FactorId id) implements PageFactor {}
}
