package cn.etown.collection.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "登记见证方: the public key of a witness", examples = """
        {"key": "auditor.example/witness+0d4b25a3+BO8/Nw5LlgWkJVFuzUbSTVBbC0PUKLeMWpRNuKNZpIZY"}""")
public record RegisterWitnessRequest(
        @NotBlank
        @Size(max = 400)
        @Schema(description = "见证公钥: a verifier key of C2SP signed-note, of the kind for cosignatures (0x04)")
        String key) {}
