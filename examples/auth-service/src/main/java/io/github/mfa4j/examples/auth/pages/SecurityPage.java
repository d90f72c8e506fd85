package io.github.mfa4j.examples.auth.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A user's own security. */
@Controller
class SecurityPage {

    @GetMapping("/security")
    String show(Model model) {
        model.addAttribute("heading", "security.heading");
        return "security";
    }
}
