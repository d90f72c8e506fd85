package io.github.mfa4j.spring.boot;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.TotpFactor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An application that speaks HTTP. Whoever names a user is that user: passwords are not what it is about. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@Import({WebApplication.Pages.class, SecondStep.class})
class WebApplication {

    @Bean
    UserDirectory users() {
        return Runners.USERS;
    }

    /** The pages. */
    @RestController
    static class Pages {

        private final TotpFactor totp;
        private final SecondStep step;

        Pages(TotpFactor totp, SecondStep step) {
            this.totp = totp;
            this.step = step;
        }

        @PostMapping("/enrol")
        String enrol(@RequestParam("user") String user) {
            Pending pending = (Pending) totp.enroll(UserId.of(user), "phone", null);
            return pending.id() + " " + pending.secret().toBase32();
        }

        @PostMapping("/confirm")
        Confirmation confirm(
                @RequestParam("user") String user, @RequestParam("id") String id, @RequestParam("code") String code) {
            return totp.confirm(UserId.of(user), id, code);
        }

        @PostMapping("/begin")
        String begin(@RequestParam("user") String user) {
            return step.begin(UserId.of(user));
        }

        @PostMapping("/verify")
        ResponseEntity<String> verify(
                @RequestParam("user") String user,
                @RequestParam("token") String token,
                @RequestParam("code") String code) {
            return step.isPassed(UserId.of(user), token, code)
                    ? ResponseEntity.ok("welcome")
                    : ResponseEntity.status(HttpStatus.UNAUTHORIZED).body("no");
        }
    }
}
