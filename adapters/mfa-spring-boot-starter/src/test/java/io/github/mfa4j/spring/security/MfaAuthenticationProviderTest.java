package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.testkit.InMemoryUserDirectory;
import io.github.mfa4j.testkit.SettableClock;
import io.github.mfa4j.totp.TotpFactor;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** What the provider grants, and to whom. */
class MfaAuthenticationProviderTest {

    private static final UserId ALICE = UserId.of("alice");
    private static final MfaUserIds BY_NAME = user -> UserId.of(user.getName());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final InMemoryUserDirectory users = new InMemoryUserDirectory();
    private final MfaSetup setup = MfaSetup.builder()
            .keys(KeyRing.ephemeral())
            .codeStore(new InMemoryCodeStore())
            .secretVault(new InMemorySecretVault())
            .userDirectory(users)
            .clock(clock)
            .build();
    private final TotpFactor totp = TotpFactor.of(setup);
    private final MultiFactor mfa = MultiFactor.of(setup, totp);
    private final MfaAuthenticationProvider provider = new MfaAuthenticationProvider(mfa, BY_NAME, null);

    @BeforeEach
    void knowAlice() {
        users.put(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of()));
    }

    @Test
    void theFirstFactorStaysWhatItIsWithTheNewAuthoritiesAtTheInstantOfTheProof() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);
        Authentication first = password("alice");

        Authentication both =
                provider.authenticate(new MfaAuthenticationToken(first, challenge(Purpose.LOGIN), phone.nextCode()));

        assertThat(both).isInstanceOf(UsernamePasswordAuthenticationToken.class);
        assertThat(both.getPrincipal()).isEqualTo("alice");
        assertThat(both.isAuthenticated()).isTrue();
        assertThat(both.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("FACTOR_PASSWORD", "ROLE_CUSTOMER", "FACTOR_MFA", "FACTOR_MFA_TOTP");
        assertThat(issuedAt(both)).isEqualTo(clock.instant());
    }

    @Test
    void aNewProofTakesThePlaceOfTheOldOne() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);
        Authentication both = provider.authenticate(
                new MfaAuthenticationToken(password("alice"), challenge(Purpose.LOGIN), phone.nextCode()));
        Instant old = issuedAt(both);

        Authentication fresh =
                provider.authenticate(new MfaAuthenticationToken(both, challenge(Purpose.STEP_UP), phone.nextCode()));

        assertThat(issuedAt(fresh)).isAfter(old);
        assertThat(fresh.getAuthorities()).hasSameSizeAs(both.getAuthorities());
    }

    @Test
    void aWrongCodeCarriesWhatTheLibrarySaidAndNothingTyped() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);
        String challenge = challenge(Purpose.LOGIN);
        String wrong = phone.wrongCode();
        MfaAuthenticationToken request = new MfaAuthenticationToken(password("alice"), challenge, wrong);
        for (int i = 0; i < 4; i++) {
            assertRefused(request, Refused.Reason.WRONG_CODE);
        }

        assertThatThrownBy(() -> provider.authenticate(request))
                .asInstanceOf(type(MfaRefusedException.class))
                .satisfies(refused -> {
                    assertThat(refused.refused().retryAt())
                            .isEqualTo(clock.instant().plusSeconds(30));
                    assertThat(refused).message().doesNotContain(wrong);
                });
        assertThat(request.toString()).doesNotContain(wrong, challenge);
        assertThat(String.valueOf(request.getCredentials())).doesNotContain(wrong);
    }

    @Test
    void A20_aCodeOfAnotherUserIsRefusedThoughItIsRight() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);

        assertRefused(
                new MfaAuthenticationToken(password("mallory"), challenge(Purpose.LOGIN), phone.nextCode()),
                Refused.Reason.CHALLENGE_VOID);
    }

    @Test
    void A19_aCodeForAnotherPurposeIsNoSecondFactor() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);

        assertRefused(
                new MfaAuthenticationToken(password("alice"), challenge(Purpose.LOST_DEVICE), phone.nextCode()),
                Refused.Reason.CHALLENGE_VOID);
        // Such as an application asks for before a payment.
        assertRefused(
                new MfaAuthenticationToken(password("alice"), challenge(Purpose.STEP_UP), phone.nextCode()),
                Refused.Reason.CHALLENGE_VOID);
    }

    @Test
    void aChallengeAloneIsRefusedUnlessTheUsersCanBeLoaded() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);
        InMemoryUserDetailsManager logins = new InMemoryUserDetailsManager(
                User.withUsername("alice").password("{noop}").roles("CUSTOMER").build());
        MfaAuthenticationProvider alone = new MfaAuthenticationProvider(mfa, BY_NAME, logins);

        assertRefused(
                new MfaAuthenticationToken(null, challenge(Purpose.LOGIN), phone.nextCode()),
                Refused.Reason.CHALLENGE_VOID);
        assertThat(alone.authenticate(new MfaAuthenticationToken(null, challenge(Purpose.LOGIN), phone.nextCode()))
                        .getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("ROLE_CUSTOMER", "FACTOR_MFA", "FACTOR_MFA_TOTP");
        // A step-up says that somebody was through already, not who is there now.
        assertThatThrownBy(() -> alone.authenticate(
                        new MfaAuthenticationToken(null, challenge(Purpose.STEP_UP), phone.nextCode())))
                .isInstanceOf(MfaRefusedException.class);
        logins.updateUser(User.withUsername("alice")
                .password("{noop}")
                .roles("CUSTOMER")
                .disabled(true)
                .build());
        assertThatThrownBy(() -> alone.authenticate(
                        new MfaAuthenticationToken(null, challenge(Purpose.LOGIN), phone.nextCode())))
                .isInstanceOf(DisabledException.class);
    }

    /** As an application may derive it. */
    private static final class WithBadge extends UsernamePasswordAuthenticationToken {

        private static final long serialVersionUID = 1L;

        WithBadge(String name) {
            super(name, null, AuthorityUtils.createAuthorityList("FACTOR_PASSWORD"));
        }
    }

    @Test
    void whatNothingCanBeAddedToIsReportedBeforeTheCodeIsSpent() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);
        String challenge = challenge(Purpose.LOGIN);
        String code = phone.nextCode();

        assertThatThrownBy(() ->
                        provider.authenticate(new MfaAuthenticationToken(new WithBadge("alice"), challenge, code)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("WithBadge has no toBuilder() of its own");

        assertThat(provider.authenticate(new MfaAuthenticationToken(password("alice"), challenge, code))
                        .isAuthenticated())
                .isTrue();
    }

    @Test
    void A35_anOutageOfTheUsersDetailsCostsNoCode() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);
        String challenge = challenge(Purpose.LOGIN);
        String code = phone.nextCode();
        MfaAuthenticationProvider alone = new MfaAuthenticationProvider(mfa, BY_NAME, name -> {
            throw new IllegalStateException("the database of " + name + " is down");
        });

        assertThatThrownBy(() -> alone.authenticate(new MfaAuthenticationToken(null, challenge, code)))
                .isInstanceOf(AuthenticationServiceException.class);

        assertThat(mfa.verify(challenge, code)).isInstanceOf(Verified.class);
    }

    @Test
    void A35_anOutageGrantsNothing() {
        Phone phone = Phone.enrolled(totp, ALICE, clock);
        String challenge = challenge(Purpose.LOGIN);
        users.failWith(IllegalStateException::new);

        assertThatThrownBy(() -> provider.authenticate(
                        new MfaAuthenticationToken(password("alice"), challenge, phone.nextCode())))
                .isInstanceOf(AuthenticationServiceException.class);
    }

    private void assertRefused(MfaAuthenticationToken request, Refused.Reason reason) {
        assertThatThrownBy(() -> provider.authenticate(request))
                .asInstanceOf(type(MfaRefusedException.class))
                .satisfies(refused -> assertThat(refused.refused().reason()).isEqualTo(reason));
    }

    private String challenge(Purpose purpose) {
        return ((Started) mfa.challenge(ALICE, totp, purpose)).token().value();
    }

    private static Authentication password(String name) {
        return UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList("FACTOR_PASSWORD", "ROLE_CUSTOMER"));
    }

    private static Instant issuedAt(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .filter(authority -> "FACTOR_MFA".equals(authority.getAuthority()))
                .map(FactorGrantedAuthority.class::cast)
                .map(FactorGrantedAuthority::getIssuedAt)
                .findFirst()
                .orElseThrow();
    }
}
