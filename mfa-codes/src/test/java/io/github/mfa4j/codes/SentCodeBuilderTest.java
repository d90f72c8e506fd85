package io.github.mfa4j.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.LockoutPolicy;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.Sender;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

class SentCodeBuilderTest {

    private static final LockoutPolicy LAX = new LockoutPolicy(
            5, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24), 100, 100, Duration.ofDays(1));

    private final World world = new World();

    @Test
    void A08_aPolicyTooLaxForTheFormatIsRefusedWithTheFigure() {
        MfaSetup setup = world.setup().lockout(LAX).build();
        assertThatThrownBy(() -> SentCodeFactor.builder(setup, world).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "factor mail: the chance of a guess within a year is 3.58 %, allowed are 1.0 %");
        assertThat(SentCodeFactor.builder(setup, world)
                        .format(CodeFormat.digits(7))
                        .build())
                .isNotNull();
    }

    @Test
    void A08_codesThatAnybodyMayAskForHaveFortyBits() {
        SentCodeFactor.Builder builder =
                SentCodeFactor.builder(world.setup().build(), world).anonymousPurposes(Runnable::run);
        assertThatThrownBy(() -> builder.anonymousFormat(CodeFormat.unambiguous(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("anonymousFormat has 34359738368 codes, allowed are 1099511627776 (40 bits) and more");
        assertThatThrownBy(() -> builder.anonymousFormat(CodeFormat.digits(10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.anonymousFormat(CodeFormat.unambiguous(8)).build()).isNotNull();
    }

    @Test
    void aStrictSetupRefusesMailAndTakesTextMessages() {
        MfaSetup strict = world.setup().strict().build();
        assertThatThrownBy(() -> SentCodeFactor.builder(strict, world).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor mail sends codes by mail, which a strict setup refuses"
                        + " (NIST SP 800-63B-4 section 3.1.3.1, ASVS 6.3.6); use another channel");
        World phones = new World(Channel.SMS);
        assertThat(SentCodeFactor.builder(phones.setup().strict().build(), phones)
                        .spending(World.SPENDING)
                        .build())
                .isNotNull();
    }

    @Test
    void aCodeThatFitsIntoNoTextMessageIsRefused() {
        World phones = new World(Channel.SMS);
        SentCodeFactor.Builder sms =
                SentCodeFactor.builder(phones.setup().build(), phones).spending(World.SPENDING);
        assertThat(sms.format(CodeFormat.digits(10)).build()).isNotNull();
        assertThatThrownBy(() -> sms.format(CodeFormat.unambiguous(11)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format.length is 11, allowed are 1 to 10");
        assertThatThrownBy(() -> sms.format(CodeFormat.digits(6))
                        .anonymousFormat(CodeFormat.unambiguous(11))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("anonymousFormat.length is 11, allowed are 1 to 10");
    }

    @Test
    void anonymousPurposesNeedAnExecutor() {
        MfaSetup setup = world.setup().build();
        SentCodeFactor mail = SentCodeFactor.builder(setup, world).build();
        assertThatThrownBy(() -> MultiFactor.of(setup, mail).challenge(World.ALICE, mail, Purpose.PASSWORD_RESET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor mail serves no anonymous purpose such as PASSWORD_RESET");
    }

    @Test
    void theFactorIsNamedAfterTheChannelUnlessToldOtherwise() {
        MfaSetup setup = world.setup().build();
        assertThat(SentCodeFactor.builder(setup, world).build().id()).isEqualTo(new FactorId("mail"));
        assertThat(SentCodeFactor.builder(setup, world)
                        .id(new FactorId("letters"))
                        .build()
                        .id())
                .isEqualTo(new FactorId("letters"));
    }

    @Test
    @NullUnmarked
    void missingCollaboratorsAreNamed() {
        MfaSetup setup = world.setup().build();
        assertThatThrownBy(() -> SentCodeFactor.builder(setup, (Sender) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sender is missing from the factor");
        assertThatThrownBy(() -> SentCodeFactor.builder(null, world))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setup is missing from the factor");
    }
}
