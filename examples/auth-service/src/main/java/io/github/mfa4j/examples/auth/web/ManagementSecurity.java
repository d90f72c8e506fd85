package io.github.mfa4j.examples.auth.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** On a port of its own whoever reaches it may read health and metrics, such as Prometheus: they hold nothing of any user. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("management.server.port")
class ManagementSecurity {

    @Bean
    @Order(5) // Before the chains of the API; it takes nothing of the port that users come to.
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
