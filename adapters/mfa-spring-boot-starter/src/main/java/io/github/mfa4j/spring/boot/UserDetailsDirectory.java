package io.github.mfa4j.spring.boot;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The users that Spring Security knows, in the empty tenant, by user name. They have no addresses. */
record UserDetailsDirectory(UserDetailsService users) implements UserDirectory {

    @Override
    public Optional<UserProfile> find(UserId user) {
        if (!user.tenant().isEmpty()) {
            return Optional.empty();
        }
        try {
            UserDetails details = users.loadUserByUsername(user.id());
            return isActive(details, user)
                    ? Optional.of(new UserProfile(details.getUsername(), Locale.ROOT, Map.of()))
                    : Optional.empty();
        } catch (UsernameNotFoundException e) {
            return Optional.empty();
        }
    }

    /** A service may find alice when asked for ALICE, but that would be a second user here, with guesses of its own. */
    private static boolean isActive(UserDetails details, UserId user) {
        return details.getUsername().equals(user.id())
                && details.isEnabled()
                && details.isAccountNonExpired()
                && details.isAccountNonLocked();
    }
}
