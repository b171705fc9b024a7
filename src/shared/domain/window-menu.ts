import { z } from 'zod'

/** The window's entries in the system's menu: its actions, by id. */
export const windowMenuSchema = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(20),
      label: z.string().min(1).max(60),
      items: z
        .array(
          z.strictObject({
            id: z.string().min(1).max(100),
            label: z.string().min(1).max(120),
            /** In Electron's notation: "CmdOrCtrl+Shift+F". Null if the key is not a shortcut of the whole window. */
            accelerator: z.string().min(1).max(40).nullable()
          })
        )
        .max(40)
    })
  )
  .max(10)

export type WindowMenu = z.infer<typeof windowMenuSchema>
