package io.github.mfa4j.examples.auth.sample;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /protected/dashboard} for all users, {@code GET /protected/admin} for administrators; who may is said in ApiSecurity. */
@RestController
class ProtectedController {

    record Greeting(boolean success, String message, String user) {}

    @GetMapping("/protected/dashboard")
    Greeting dashboard(Authentication user) {
        return new Greeting(true, "Welcome to the dashboard", user.getName());
    }

    @GetMapping("/protected/admin")
    Greeting admin(Authentication user) {
        return new Greeting(true, "Welcome, administrator", user.getName());
    }
}
