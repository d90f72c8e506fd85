package io.github.mfa4j.spring.security;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.Verified;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** The authorities that a second factor grants, each with the instant at which it was passed. */
public final class MfaAuthorities {

    /** Granted by any second factor. */
    public static final String FACTOR_MFA = "FACTOR_MFA";

    private static final String PREFIX = "FACTOR_MFA_";

    private MfaAuthorities() {}

    /**
     * The authority that one factor grants beside {@link #FACTOR_MFA}, for what only that factor may open. Who lacks it is denied, and
     * not sent to the step.
     *
     * @param factor the factor
     * @return for example {@code FACTOR_MFA_TOTP}
     */
    public static String of(FactorId factor) {
        return PREFIX + factor.value().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Tells whether a second factor was passed, however long ago. */
    static boolean isIn(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(FACTOR_MFA::equals);
    }

    /** Tells whether an authority is one that a second factor grants. */
    static boolean isGranted(GrantedAuthority authority) {
        String name = authority.getAuthority();
        return name != null && (name.equals(FACTOR_MFA) || name.startsWith(PREFIX));
    }

    /** The same authentication with what the proof grants, in place of what an earlier proof has granted. */
    static Authentication add(Authentication firstFactor, Verified proof) {
        List<GrantedAuthority> granted = granted(proof);
        Set<String> names =
                granted.stream().map(GrantedAuthority::getAuthority).collect(Collectors.toUnmodifiableSet());
        return change(firstFactor, authorities -> {
            authorities.removeIf(authority -> names.contains(authority.getAuthority()));
            authorities.addAll(granted);
        });
    }

    /**
     * Checks that authorities can be added. What has no builder of its own would become an authentication of another class, without
     * what the application keeps in it.
     */
    static void requireBuilder(Authentication authentication) {
        Class<?> type = authentication.getClass();
        if (authentication.toBuilder().build().getClass() != type) {
            throw new IllegalStateException(
                    type.getName()
                            + " has no toBuilder() of its own, so no second factor can be added to it: override Authentication.toBuilder");
        }
    }

    /** The same authentication with other authorities. */
    static Authentication change(Authentication authentication, Consumer<Collection<GrantedAuthority>> change) {
        return authentication.toBuilder().authorities(change).build();
    }

    /** What the proof grants. */
    static List<GrantedAuthority> granted(Verified proof) {
        return List.of(
                FactorGrantedAuthority.withAuthority(FACTOR_MFA)
                        .issuedAt(proof.at())
                        .build(),
                FactorGrantedAuthority.withAuthority(of(proof.factor()))
                        .issuedAt(proof.at())
                        .build());
    }
}
