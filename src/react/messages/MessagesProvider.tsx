import type { ReactElement, ReactNode } from 'react';
import { FirstMessagesContext, type LoadedMessages, MessagesContext } from './useMessages.js';

interface MessagesProviderProps {
  readonly messages: LoadedMessages;
  readonly children: ReactNode;
}

/** The words, as far as they have come. */
export function MessagesProvider({ messages, children }: MessagesProviderProps): ReactElement {
  return (
    <FirstMessagesContext.Provider value={messages.first}>
      <MessagesContext.Provider value={messages.all}>{children}</MessagesContext.Provider>
    </FirstMessagesContext.Provider>
  );
}
