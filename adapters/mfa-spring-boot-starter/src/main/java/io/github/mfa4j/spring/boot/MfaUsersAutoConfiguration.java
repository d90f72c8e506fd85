package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.UserDirectory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.UserDetailsService;

/** The users of Spring Security, for an application that has no directory of its own. */
@AutoConfiguration(afterName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@ConditionalOnClass(UserDetailsService.class)
final class MfaUsersAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(UserDetailsService.class)
    UserDirectory mfaUserDirectory(UserDetailsService users) {
        return new UserDetailsDirectory(users);
    }
}
