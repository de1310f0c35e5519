import { render } from "preact";

render(<main>ElephantBoard</main>, document.getElementById("page")!);
