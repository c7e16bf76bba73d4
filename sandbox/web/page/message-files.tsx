// The files shared with a message: what each is, how big, and a link to download it.
import type { FileView, MessageView } from "../contract.js";
import { useWorkspace } from "./workspace.js";

function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function MessageFile({ file }: { file: FileView }) {
  const { snapshot } = useWorkspace();
  const query = new URLSearchParams({ as: snapshot.me, id: file.id });
  const ending = file.name.split(".").at(-1) ?? "";
  return (
    <a className="file" href={`api/file?${query}`} download={file.name} aria-label={`Download ${file.title}`}>
      <span className="file-kind" aria-hidden="true">
        {ending.toUpperCase()}
      </span>
      <span className="file-about">
        <strong>{file.title}</strong>
        <span>
          {file.name} · {formatSize(file.size)}
        </span>
      </span>
    </a>
  );
}

export function MessageFiles({ message }: { message: MessageView }) {
  return message.files.map((file) => <MessageFile key={file.id} file={file} />);
}
