import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.Report;
import com.adobe.epubcheck.util.DefaultReportImpl;
import com.adobe.epubcheck.messages.Message;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Checks many books in one virtual machine, for starting it costs more than checking.
 * One line a finding: path TAB severity TAB code TAB place TAB sentence; "done" ends a book.
 */
public class Batch {
  public static void main(String[] paths) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String path : paths) {
      Report report = new DefaultReportImpl(path) {
        @Override
        public void message(Message message, EPUBLocation place, Object... args) {
          String severity = String.valueOf(message.getSeverity());
          if (severity.equals("USAGE") || severity.equals("INFO") || severity.equals("SUPPRESSED")) return;
          String where = place.getPath() + ":" + place.getLine() + ":" + place.getColumn();
          String sentence = message.getMessage(args).replaceAll("\\s+", " ");
          out.println(String.join("\t", path, severity, message.getID().toString(), where, sentence));
        }
      };
      try {
        new EpubCheck(new File(path), report).doValidate();
      } catch (Throwable fault) {
        out.println(String.join("\t", path, "FATAL", "CRASH", "", String.valueOf(fault)));
      }
      out.println(path + "\tdone");
    }
  }
}
