package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spring.security.MfaConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;

/** The same on a port, behind Spring Security, with the second step where the starter is there. */
@Configuration(proxyBeanMethods = false)
class StartUpWebApplication extends StartUpApplication {

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults());
        if (ClassUtils.isPresent("io.github.mfa4j.spring.security.MfaConfigurer", null)) {
            SecondStep.addTo(http);
        }
        return http.build();
    }

    public static void main(String[] arguments) {
        start(StartUpWebApplication.class, "servlet");
    }

    /** Apart, so that nothing of the starter is loaded without it. */
    private static final class SecondStep {

        static void addTo(HttpSecurity http) {
            http.with(MfaConfigurer.mfa(), Customizer.withDefaults());
        }
    }
}
