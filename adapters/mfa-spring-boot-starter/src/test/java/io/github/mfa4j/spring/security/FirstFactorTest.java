package io.github.mfa4j.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;

/** Who counts as having passed the first factor. */
class FirstFactorTest {

    private final SecurityContextHolderStrategy contexts = SecurityContextHolder.getContextHolderStrategy();
    private final FirstFactor firstFactor = new FirstFactor(contexts);

    @Test
    void whoImpersonatesAUserHasNotPassedTheirs() {
        Authentication admin = user("admin", List.of());
        Authentication ada = user("ada", List.of(new SwitchUserGrantedAuthority("ROLE_PREVIOUS_ADMINISTRATOR", admin)));
        try {
            contexts.setContext(new SecurityContextImpl(admin));
            assertThat(firstFactor.find()).isSameAs(admin);

            contexts.setContext(new SecurityContextImpl(ada));
            assertThat(firstFactor.find()).isNull();
            assertThatThrownBy(firstFactor::require).isInstanceOf(InsufficientAuthenticationException.class);
        } finally {
            contexts.clearContext();
        }
    }

    private static Authentication user(String name, List<GrantedAuthority> authorities) {
        return UsernamePasswordAuthenticationToken.authenticated(name, null, authorities);
    }
}
