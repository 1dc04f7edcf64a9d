package linli;

import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.db.CheckResult;
import linli.base.text.Texts;
import picocli.CommandLine.Command;

/** {@code verify}: reads the whole store and says in plain words what it found. */
@Command(name = "verify", resourceBundle = "linli.cli")
final class VerifyCommand extends StoreCommand {
    @Override
    int work(Wiring house, Output output) {
        CheckResult check = house.check();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("good", check.good());
        result.put("rows", check.counts());
        result.put("problems", check.problems());
        output.result(result, check.good() ? Texts.text("cli.verify.good", check.rows()) : String.join("\n", check.problems()));
        return check.good() ? 0 : Main.REFUSED;
    }
}
